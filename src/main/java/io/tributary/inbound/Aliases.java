package io.tributary.inbound;

import static java.util.Map.entry;

import io.tributary.model.FieldMapping.Field;
import java.util.List;
import java.util.Map;

/**
 * The names under which a postback in AnyTrack's dialect tells each field, folded, the best known
 * first. AnyTrack's own lists are known only in part; these are ours.
 *
 * <p>{@code cid} is a click id here: postbacks of affiliate networks send it so. In the protocol of
 * a tag it is the visitor's, but no tag writes to a door.
 */
final class Aliases {
  /** Stands for the two parts of a name. */
  static final List<String> FIRST_NAME = List.of("firstname", "fn");

  static final List<String> LAST_NAME = List.of("lastname", "ln");

  /** What the sender calls its kind of conversion; weaker than the name of an event. */
  static final List<String> CONVERSION_TYPE = List.of("conversiontype", "goaltype", "type");

  static final Map<Field, List<String>> OF =
      Map.ofEntries(
          entry(
              Field.CLICK_ID,
              List.of(
                  "clickid",
                  "click",
                  "atclid",
                  "tbclid",
                  "clientreferenceid",
                  "subid",
                  "subid1",
                  "cid")),
          entry(Field.REF_ID, List.of("refid", "ref", "rid", "externalid", "customerid")),
          entry(Field.EMAIL, List.of("email", "em", "emailaddress", "customeremail")),
          entry(Field.PHONE, List.of("phone", "ph", "phonenumber")),
          entry(Field.NAME, List.of("fullname", "customername")),
          entry(Field.COUNTRY, List.of("country", "cn", "countrycode")),
          entry(
              Field.VALUE,
              List.of(
                  "value",
                  "commission",
                  "amount",
                  "payout",
                  "sum",
                  "revenue",
                  "eventvalue",
                  "ev",
                  "price")),
          entry(Field.CURRENCY, List.of("currency", "cu", "curr")),
          entry(Field.TRANSACTION_ID, List.of("transactionid", "transid", "txid", "orderid", "ti")),
          entry(Field.MESSAGE_ID, List.of("messageid", "eventid")),
          entry(Field.EVENT, List.of("eventname", "event", "en")),
          entry(Field.STATUS, List.of("status", "state")),
          entry(Field.TIME, List.of("timestamp", "ts", "time", "eventtime")),
          entry(Field.TAX, List.of("taxprice", "tp", "tax")),
          entry(Field.SHIPPING, List.of("shippingprice", "sp", "shipping")),
          entry(
              Field.PRODUCT,
              List.of("brandname", "brand", "bn", "offername", "offer", "oid", "product")),
          entry(Field.TEST, List.of("test", "istest")));

  private Aliases() {}
}
