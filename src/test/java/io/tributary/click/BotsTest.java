package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.TestHouse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which user agents are programs. */
final class BotsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "TelegramBot (like TwitterBot)",
        "WhatsApp/2.23.20.0",
        "curl/8.5.0",
        "python-requests/2.31.0",
        "Java-http-client/25",
        "node-fetch/1.0",
        "lwp-perl/6.0",
        "Ruby",
        "CUBOT-like bot",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0 Safari/537.36",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
      })
  void programThatSaysSo_isABot(String userAgent) {
    assertThat(Bots.isBot(Optional.of(userAgent))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TestHouse.BROWSER,
        "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; SM-S911B) Chrome/120.0 Mobile Safari/537.36"
            + " Telegram-Android/10.5.0 (Samsung SM-S911B; Android 13; SDK 33; HIGH)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) Mobile/15E148"
            + " [FBAN/FBIOS;FBAV/440.0.0.30.114;FBDV/iPhone14,5]",
        "Mozilla/5.0 (Linux; Android 13; ruby Build/TP1A) Chrome/120.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; superlative) Chrome/120.0 Mobile Safari/537.36",
      })
  void person_isNone(String userAgent) {
    assertThat(Bots.isBot(Optional.of(userAgent))).isFalse();
  }

  @Test
  void requestWithoutUserAgent_isABot() {
    assertThat(Bots.isBot(Optional.empty())).isTrue();
  }
}
