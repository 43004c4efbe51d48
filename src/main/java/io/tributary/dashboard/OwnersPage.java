package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Secret;

/** A page or form that only the owner sees. */
@FunctionalInterface
public interface OwnersPage {
  /**
   * Answers the owner.
   *
   * @param csrfToken what every form of the page must send back in the field {@code csrf}
   */
  Response show(Request request, Secret csrfToken);
}
