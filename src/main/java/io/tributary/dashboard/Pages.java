package io.tributary.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.tributary.http.Response;
import io.tributary.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Renders pages and gives each the headers that keep stored text from ever running. */
final class Pages {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "io.tributary.dashboard.jte");
  private final StaticFiles files;
  private final Supplier<List<Warning>> warnings;

  Pages(StaticFiles files, Supplier<List<Warning>> warnings) {
    this.files = files;
    this.warnings = warnings;
  }

  /** The frame of a page for the owner. */
  Frame frame(String title, Frame.Tab tab, Secret csrfToken) {
    return frame(title, tab, Optional.of(csrfToken));
  }

  /** The frame of a page that anybody sees. */
  Frame publicFrame(String title) {
    return frame(title, Frame.Tab.SETUP, Optional.empty());
  }

  Response page(int status, String template, Frame frame, Object view) {
    return secured(Response.html(status, render(template, Map.of("frame", frame, "view", view))));
  }

  /** A piece of a page, for a script to put in its place. */
  Response piece(String template, Object view) {
    return secured(Response.html(200, render(template, Map.of("view", view))));
  }

  /** A page that isn't there. */
  Response missing(Frame frame, String message) {
    return page(404, "message.jte", frame, new MessageView("Not found", message));
  }

  static Response secured(Response response) {
    return response
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "same-origin")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  private Frame frame(String title, Frame.Tab tab, Optional<Secret> csrfToken) {
    return new Frame(
        title,
        tab,
        csrfToken,
        files.address("tributary.css"),
        files.address("app.js"),
        files.address("icon.svg"),
        csrfToken.isPresent() ? warnings.get() : List.of());
  }

  private String render(String template, Map<String, Object> parameters) {
    TemplateOutput output = new StringOutput();
    engine.render(template, parameters, output);
    return output.toString();
  }
}
