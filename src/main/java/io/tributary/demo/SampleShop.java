package io.tributary.demo;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import java.net.URI;

/** A made-up shop with our tag, two payment links, and a page of ads that lead to it. */
final class SampleShop {
  private final DemoSettings settings;
  private final URI checkout;
  private final ObjectIds ids;

  SampleShop(DemoSettings settings, URI checkout, ObjectIds ids) {
    this.settings = settings;
    this.checkout = checkout;
    this.ids = ids;
  }

  Routes routes() {
    return new Routes()
        .get("/", _ -> landing())
        .get("/ads", _ -> ads())
        .get("/thanks", this::thanks)
        .get("/style.css", _ -> Page.styleSheet());
  }

  private Response landing() {
    return Page.named("shop.html")
        .with("tributary", settings.tributary())
        .with("checkout", checkout)
        .with("lamp", PaymentLink.LAMP.path())
        .with("club", PaymentLink.CLUB.path())
        .response();
  }

  /** Each look at the ads is another person: new click ids, in the platforms' own shapes. */
  private Response ads() {
    return Page.named("ads.html")
        .with("tributary", settings.tributary())
        .with("gclid", "Cj0KCQiA" + ids.characters(60) + "_wcB")
        .with(
            "fbclid",
            "IwZXh0bgNhZW0BMABhZGlkAas" + ids.characters(60) + "_aem_" + ids.characters(22))
        .with("ttclid", "E.C.P." + ids.characters(80))
        .with("shopSlug", settings.links().toShop())
        .with("checkoutSlug", settings.links().toCheckout())
        .response();
  }

  private Response thanks(Request request) {
    return Page.named("thanks.html")
        .with("tributary", settings.tributary())
        .with("session", request.query().first("session_id").orElse(""))
        .response();
  }
}
