package io.tributary.storage;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Which identities are news whose visit has come, a slice of all the news at a time. */
final class IdentityNews {
  /** Anybody can tell of clicks that never come: so many are looked at in one call. */
  private static final int SLICE = 1_000;

  private static final String NEXT_SLICE =
      """
      SELECT count(*) AS size, coalesce(max(id), 0) AS last
      FROM (SELECT id FROM identities WHERE is_news AND id > :after ORDER BY id LIMIT :slice) AS next
      """;

  /** A click that isn't loaded so far is waited for, as long as journals take. */
  private static final String NEWS =
      """
      SELECT id, name_index FROM identities
      WHERE is_news AND id > :after AND id <= :last
        AND (identified_at < clock_timestamp() - interval '1 hour'
          OR EXISTS (SELECT FROM clicks WHERE clicks.id = identities.click_id))
      ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED
      """;

  /** Behind which news the next call goes on; at the end it begins anew. */
  private final AtomicLong lookedAt = new AtomicLong();

  /** Takes the oldest of a slice; those that another worker holds are passed over. */
  List<News> take(Transaction transaction, int most) {
    int size = Math.max(most, SLICE);
    long after = size > SLICE ? 0 : lookedAt.get();
    Slice slice = slice(transaction, after, size);
    List<News> news =
        transaction
            .handle()
            .createQuery(NEWS)
            .bind("after", after)
            .bind("last", slice.last())
            .bind("most", most)
            .map(RecordMapper.of(News.class))
            .list();
    boolean isThrough = news.size() < most;
    long next = isThrough ? slice.last() : news.getLast().id();
    lookedAt.set(isThrough && slice.size() < size ? 0 : next);
    return news;
  }

  private static Slice slice(Transaction transaction, long after, int size) {
    return transaction
        .handle()
        .createQuery(NEXT_SLICE)
        .bind("after", after)
        .bind("slice", size)
        .map(RecordMapper.of(Slice.class))
        .one();
  }

  /** One row, component for column. */
  record Slice(long size, long last) {}

  /** One row, component for column. */
  record News(long id, byte[] nameIndex) {}
}
