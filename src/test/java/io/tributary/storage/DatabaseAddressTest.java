package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.Secret;
import org.junit.jupiter.api.Test;

/** Both forms of a database's URL, and no password in any message. */
class DatabaseAddressTest {
  @Test
  void jdbcUrlStaysAsItIs_andIsPrintedWithoutItsQuery() {
    String url = "jdbc:postgresql://db:5432/books?user=ada&password=hidden";
    assertThat(DatabaseAddress.parse(url).jdbcUrl()).isEqualTo(url);
    assertThat(DatabaseAddress.parse(url)).hasToString("jdbc:postgresql://db:5432/books");
  }

  @Test
  void hosterUrlIsTakenApart() {
    var address = DatabaseAddress.parse("postgres://ada:p%40ss+@db:5432/books?sslmode=require");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/books?sslmode=require");
    assertThat(address.user()).contains("ada");
    assertThat(address.password()).contains(new Secret("p@ss+"));
    assertThat(address).hasToString("jdbc:postgresql://db:5432/books");
  }

  @Test
  void hosterUrlNeedsNoLogin() {
    var address = DatabaseAddress.parse("postgresql://db/books");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db/books");
    assertThat(address.user()).isEmpty();
  }

  @Test
  void otherUrlIsRefused_withoutRepeatingIt() {
    assertThatThrownBy(() -> DatabaseAddress.parse("mysql://ada:hidden@db/books"))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining("jdbc:postgresql://")
        .hasMessageNotContaining("hidden");
  }
}
