package io.tributary.model;

/** The event names that ad platforms share. */
public enum StandardEvent {
  PAGE_VIEW("PageView"),
  VIEW_CONTENT("ViewContent"),
  OUTBOUND_CLICK("OutboundClick"),
  ADD_TO_CART("AddToCart"),
  INITIATE_CHECKOUT("InitiateCheckout"),
  ADD_PAYMENT_INFO("AddPaymentInfo"),
  FORM_SUBMIT("FormSubmit"),
  LEAD("Lead"),
  COMPLETE_REGISTRATION("CompleteRegistration"),
  SCHEDULE("Schedule"),
  START_TRIAL("StartTrial"),
  SUBSCRIBE("Subscribe"),
  PURCHASE("Purchase"),
  UPSELL("Upsell");

  private final String text;

  StandardEvent(String text) {
    this.text = text;
  }

  /** The name in the field's spelling, such as {@code ViewContent}. */
  @Override
  public String toString() {
    return text;
  }
}
