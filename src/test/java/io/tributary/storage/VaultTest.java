package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Sealed bytes open only unchanged, with the same key and context. */
class VaultTest {
  private static final byte[] PLAIN = "ada@example.com".getBytes(StandardCharsets.UTF_8);

  private final Vault vault = vault("a key of thirty-two characters or more");

  private static Vault vault(String key) {
    return new Vault(SecretKey.of(new Secret(key), "a test"));
  }

  @Test
  void sealedBytesOpen_andNeverLookTheSame() {
    byte[] sealed = vault.seal(PLAIN, "person.email");
    assertThat(vault.open(sealed, "person.email")).isEqualTo(PLAIN);
    assertThat(sealed).hasSize(PLAIN.length + 29).isNotEqualTo(vault.seal(PLAIN, "person.email"));
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("example");
  }

  @Test
  void nothingSealsToSomething() {
    assertThat(vault.open(vault.seal(new byte[0], "c"), "c")).isEmpty();
  }

  @Test
  void otherContextDoesNotOpen() {
    byte[] sealed = vault.seal(PLAIN, "person.email");
    assertThatThrownBy(() -> vault.open(sealed, "person.phone"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("person.phone");
  }

  @Test
  void otherKeyDoesNotOpen() {
    byte[] sealed = vault.seal(PLAIN, "c");
    Vault other = vault("another key of thirty-two characters or more");
    assertThatThrownBy(() -> other.open(sealed, "c")).isInstanceOf(IllegalStateException.class);
    assertThat(other.fingerprint()).isNotEqualTo(vault.fingerprint());
  }

  @Test
  void changedBytesDoNotOpen() {
    for (int position = 0; position < PLAIN.length + 29; position++) {
      byte[] sealed = vault.seal(PLAIN, "c");
      sealed[position] ^= 1;
      assertThatThrownBy(() -> vault.open(sealed, "c")).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> vault.open(new byte[0], "c"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void blindIndexIsStable_andDependsOnTextAndKey() {
    byte[] index = vault.blindIndex("ada@example.com");
    assertThat(index).hasSize(16).isEqualTo(vault.blindIndex("ada@example.com"));
    assertThat(index).isNotEqualTo(vault.blindIndex("bob@example.com"));
    assertThat(index)
        .isNotEqualTo(
            vault("another key of thirty-two characters or more").blindIndex("ada@example.com"));
  }

  @Test
  void shortKeyIsRefused_withTheWayOut() {
    assertThatThrownBy(() -> vault("too short"))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining("9 characters")
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining("too short");
  }
}
