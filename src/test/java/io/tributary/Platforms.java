package io.tributary;

import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What page builders and tag managers make of what people give them, as far as pages show it. */
final class Platforms {
  private static final Pattern ENQUEUED =
      Pattern.compile(
          "wp_enqueue_script\\( '([^']+)', '([^']+)', array\\(\\), null,"
              + " array\\( 'strategy' => '(async|defer)' \\) \\);");
  private static final Pattern SCRIPT = Pattern.compile("<Script src=\"([^\"]+)\" />");

  private Platforms() {}

  /** The line that WordPress prints in {@code wp_head} for the script that the code names. */
  static String wordPress(String php) {
    Matcher script = found(ENQUEUED, php);
    return "<script src=\"%2$s\" id=\"%1$s-js\" %3$s data-wp-strategy=\"%3$s\"></script>"
        .formatted(script.group(1), script.group(2), script.group(3));
  }

  /** The end of a page by Next.js: the script is made once React has taken the page over. */
  static String next(String layout) {
    return """
        <script>
        addEventListener('load', () => setTimeout(() => {
          const script = document.createElement('script');
          script.src = '%s';
          script.dataset.nscript = 'afterInteractive';
          document.body.append(script);
        }));
        function showRoute(path, html) {
          history.pushState({}, '', path);
          document.querySelector('main').innerHTML = html;
        }
        </script>
        """
        .formatted(found(SCRIPT, layout).group(1));
  }

  /**
   * The head of a page with Google Tag Manager, whose container holds a custom HTML tag: it makes
   * every script anew, with its address or text and nothing else.
   */
  static String tagManager(RecordingServer pages, String html) {
    String container =
        """
        const holder = document.createElement('div');
        holder.innerHTML = %s;
        for (const node of [...holder.childNodes]) {
          const made = node.localName === 'script' ? document.createElement('script') : node;
          if (node.src) {
            made.async = true;
            made.src = node.src;
          } else if (made !== node) {
            made.text = node.text;
          }
          document.body.append(made);
        }
        """
            .formatted(new JsonMapper().writeValueAsString(html));
    pages.answer("/gtm.js", Reply.of(200, "text/javascript", container));
    return "<script>window.dataLayer = [{'gtm.start': Date.now(), event: 'gtm.js'}]</script>"
        + "<script defer src=/gtm.js></script>";
  }

  /** A page under a Content Security Policy; the guides leave out what a server makes up. */
  static Reply guarded(String head, String body, String policy) {
    String html = GuidedShop.html(head, body).replace("…", "r4nd0m");
    return Reply.of(200, "text/html; charset=utf-8", html)
        .with("Content-Security-Policy", policy.strip().replace("…", "r4nd0m"));
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("the guide no longer says " + pattern + ": " + text);
    }
    return matcher;
  }
}
