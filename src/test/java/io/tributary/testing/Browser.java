package io.tributary.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One visitor's browser: a fresh context in the one real Chromium of this JVM, with its own cookies
 * and cache.
 *
 * <p>Every host that ends in {@code .test} is this machine. Not for use from several threads.
 */
public final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP *.test 127.0.0.1");

  private final BrowserContext context;
  private final Page page;
  private final List<String> errors = new ArrayList<>();
  private final Runnable end;

  private Browser(BrowserContext context) {
    this(context, () -> {});
  }

  private Browser(BrowserContext context, Runnable end) {
    this.context = context;
    this.end = end;
    context.onWebError(error -> errors.add(error.error()));
    this.page = context.newPage();
  }

  public static Browser open() {
    return open(new com.microsoft.playwright.Browser.NewContextOptions());
  }

  /** With a screen size, colour scheme, user agent or time zone of the test's choice. */
  public static Browser open(com.microsoft.playwright.Browser.NewContextOptions options) {
    return new Browser(Chromium.RUNNING.newContext(options));
  }

  /**
   * In a Chromium of its own that keeps pages for the way back, as people's browsers do and
   * automatic ones don't.
   */
  public static Browser openKeepingPages() {
    var playwright = Chromium.playwright();
    var automatic = List.of("--disable-back-forward-cache");
    var running = playwright.chromium().launch(Chromium.options().setIgnoreDefaultArgs(automatic));
    return new Browser(running.newContext(), playwright::close);
  }

  /** The first tab. */
  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  /** Another tab of the same visitor. */
  public Page newTab() {
    return context.newPage();
  }

  /**
   * Lets every page of this visitor see a clock that {@link #turnClock} moves; call before the
   * first page opens.
   */
  public void installClock() {
    context.clock().install();
  }

  /** Moves the pages' clock on and fires what falls due; cookies still age by the real time. */
  public void turnClock(Duration by) {
    context.clock().fastForward(by.toMillis());
  }

  /** Errors that no page caught, oldest first. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /** Writes the whole first page to {@code target/screenshots/NAME.png}. */
  public Path screenshot(String name) {
    var file = SCREENSHOTS.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  @Override
  public void close() {
    context.close();
    end.run();
  }

  /** Started by the first test that needs it, ended with the JVM. */
  private static final class Chromium {
    static final com.microsoft.playwright.Browser RUNNING = launch();

    private static com.microsoft.playwright.Browser launch() {
      var playwright = playwright();
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      return playwright.chromium().launch(options());
    }

    static Playwright playwright() {
      var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }

    static BrowserType.LaunchOptions options() {
      return new BrowserType.LaunchOptions()
          .setExecutablePath(Path.of("/usr/bin/chromium"))
          .setHeadless(true)
          .setArgs(FLAGS);
    }
  }
}
