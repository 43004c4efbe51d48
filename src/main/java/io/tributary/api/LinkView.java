package io.tributary.api;

import io.tributary.model.Link;
import io.tributary.storage.LinkTable.Created;
import java.time.Instant;

/**
 * A tracked link.
 *
 * @param url the address to put into an ad
 */
record LinkView(String id, String site, String slug, String target, String url, Instant createdAt) {
  static LinkView of(Created created, String publicUrl) {
    Link link = created.link();
    return new LinkView(
        link.id().toString(),
        link.site().value(),
        link.slug(),
        link.target(),
        publicUrl + "/r/" + link.slug(),
        Json.time(created.createdAt()));
  }
}
