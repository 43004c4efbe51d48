package io.tributary.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;

/** Browsers that visitors use. */
final class Visitors {
  private Visitors() {}

  /** A person's: headless Chromium calls itself a robot, and would be taken for one. */
  static NewContextOptions person() {
    return new NewContextOptions()
        .setUserAgent(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/150.0.0.0 Safari/537.36");
  }
}
