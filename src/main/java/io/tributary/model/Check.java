package io.tributary.model;

/** What the doctor looks at: a closed list, in the order in which one would set things up. */
public enum Check {
  WEBHOOK_SECRET("Webhook secret"),
  PUBLIC_ADDRESS("Public address"),
  DATABASE("Database"),
  LATEST_MESSAGE("Latest message"),
  SIGNATURES("Signatures"),
  SECRET_MODES("Live and test apart"),
  PAYLOADS("Payload style"),
  UNREAD("Reading messages"),
  UNREADABLE("Unreadable messages"),
  CLOCK("Clock"),
  API_KEY("API key"),
  PERMISSIONS("Permissions of the key"),
  ACCOUNT("Stripe account"),
  ENDPOINT("Webhook endpoint"),
  ENDPOINT_EVENTS("Events of the endpoint"),
  ENDPOINT_VERSION("API version"),
  ENDPOINT_SECRET("Secrets of the endpoints"),
  ARRIVALS("Arrival of events"),
  UNDELIVERED("Failed deliveries"),
  LINK_HOSTS("Domains of payment links"),
  LINK_METADATA("Metadata of payment links"),
  LINK_DELAYED("Payments that come later"),
  LINK_CUSTOMERS("Customers of payment links"),
  LINK_REDIRECTS("Pages after payment"),
  LINK_CAPTURE("Payments captured by hand"),
  TRACKED_LINKS("Tracked links to Stripe");

  private final String title;

  Check(String title) {
    this.title = title;
  }

  /** What people call it. */
  public String title() {
    return title;
  }
}
