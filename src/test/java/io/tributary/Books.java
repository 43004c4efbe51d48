package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.storage.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is in a database, read past the server. */
public record Books(DatabaseAddress address) {
  /** What is still on its way, in every stage. */
  private static final String UNSETTLED =
      """
      SELECT 1 FROM inbox WHERE state = 'NEW'
      UNION ALL SELECT 1 FROM payments WHERE attributed_revision < revision
      UNION ALL SELECT 1 FROM waits JOIN clicks ON clicks.id = waits.click_id
      """;

  private static final String WRONG =
      """
      SELECT 'set aside: ' || error FROM set_aside
      UNION ALL SELECT 'message ' || event_id || ': ' || reason FROM inbox WHERE state <> 'READ'
      UNION ALL SELECT 'payment ' || failure FROM payments WHERE failure IS NOT NULL
      UNION ALL SELECT 'payments of ' || session FROM payments GROUP BY session HAVING count(*) <> 1
      UNION ALL SELECT 'entries of ' || payment_id FROM entries GROUP BY payment_id HAVING count(*) <> 1
      UNION ALL SELECT 'unmatched ' || payment_id FROM conversions WHERE match_method IS NULL
      UNION ALL SELECT 'without conversion ' || id FROM payments
        WHERE NOT EXISTS (SELECT FROM conversions WHERE payment_id = payments.id)
      """;

  public long count(String table) {
    return Long.parseLong(column("SELECT count(*) FROM " + table).getFirst());
  }

  public boolean isSettled() {
    return column(UNSETTLED).isEmpty();
  }

  /** Holds exactly these clicks, and at least these messages, with a payment for each. */
  void assertHolds(List<ClickId> clicks, List<String> messages) {
    assertThat(column("SELECT id FROM clicks"))
        .containsExactlyInAnyOrderElementsOf(
            clicks.stream().map(click -> click.value().toString()).toList());
    assertThat(column("SELECT event_id FROM inbox")).containsAll(messages).doesNotHaveDuplicates();
    assertThat(count("payments")).isEqualTo(count("inbox"));
    assertThat(column(WRONG)).isEmpty();
  }

  /** The first column of what the query finds; empty when the server doesn't answer. */
  public List<String> column(String sql) {
    String url = address.jdbcUrl();
    String user = address.user().orElseThrow();
    String password = address.password().orElseThrow().reveal();
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (found.next()) {
        values.add(found.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
