package io.tributary.storage;

import io.tributary.model.Site;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.model.Site.ReferencePolicy;
import io.tributary.model.Site.TagExtra;
import io.tributary.model.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code sites}: websites and their policies. */
public final class SiteTable {
  /** The default site first, then in the order they were added. */
  public List<Site> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, name, domains, stripe_hosts, reference_policy, consent_policy, tag_extras
            FROM sites ORDER BY id <> 'default', created_at, id
            """)
        .map(RecordMapper.of(Row.class))
        .map(Row::toSite)
        .list();
  }

  /** Adds a site; false when there is one of that id. */
  public boolean insert(Transaction transaction, SiteId id, String name, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO sites (id, name, created_at) VALUES (:id, :name, :now)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", id.value())
            .bind("name", name)
            .bind("now", now)
            .execute()
        == 1;
  }

  public Optional<Site> find(Transaction transaction, SiteId id) {
    return all(transaction).stream().filter(site -> site.id().equals(id)).findFirst();
  }

  /** Changes name and policies of a site that exists. */
  public void update(Transaction transaction, Site site) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE sites SET name = :name, domains = :domains, stripe_hosts = :stripeHosts,
              reference_policy = :referencePolicy, consent_policy = :consentPolicy,
              tag_extras = :tagExtras
            WHERE id = :id
            """)
        .bind("id", site.id().value())
        .bind("name", site.name())
        .bindArray("domains", String.class, site.domains().toArray())
        .bindArray("stripeHosts", String.class, site.stripeHosts().toArray())
        .bind("referencePolicy", site.referencePolicy())
        .bind("consentPolicy", site.consentPolicy())
        .bindArray(
            "tagExtras", String.class, site.tagExtras().stream().map(TagExtra::name).toArray())
        .execute();
  }

  /** One row, component for column. */
  record Row(
      String id,
      String name,
      List<String> domains,
      List<String> stripeHosts,
      ReferencePolicy referencePolicy,
      ConsentPolicy consentPolicy,
      List<TagExtra> tagExtras) {
    Site toSite() {
      return new Site(
          new SiteId(id),
          name,
          domains,
          stripeHosts,
          referencePolicy,
          consentPolicy,
          TagExtra.inOrder(tagExtras));
    }
  }
}
