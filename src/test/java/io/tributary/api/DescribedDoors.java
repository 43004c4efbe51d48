package io.tributary.api;

import tools.jackson.databind.JsonNode;

/** What the API answers about doors fits its description. */
record DescribedDoors(ApiServer server) {
  private static final String DOORS = "/api/v1/doors";
  private static final String SIGNED =
      """
      {"name":"Shop","kind":"generic","unit":"major","senderRepeats":false,
       "signing":{"scheme":"hex","header":"X-Signature","secret":"a-secret-of-theirs"},
       "addresses":["203.0.113.0/24"],
       "fields":{"value":["order.total"],"currency":["\\"usd\\""],"email":["buyer.email"]},
       "events":["Purchase if type is sale"]}""";

  void fit(Schemas schemas) {
    JsonNode made = server.post(201, DOORS, SIGNED);
    schemas.fits("Door", made);
    String door = DOORS + "/" + made.path("id").stringValue();
    schemas.fits("Door", server.get(200, door));
    schemas.fits("DoorPage", server.get(200, DOORS));
    String sample = "{'sample':'email=a@example.com'}";
    schemas.fits("DoorReadingPage", server.post(200, door + "/dry-run", sample));
    schemas.fits("ReadAgain", server.post(200, door + "/messages/read-again", "{}"));
    String events =
        "{'events':[{'event':'Purchase','email':'a@example.com','minorUnits':5,'currency':'usd'},{'event':'Lead'}]}";
    schemas.fits("EventResultPage", server.post(200, "/api/v1/events", events));
    String file = "email,value,notes\nann@example.org,12.50,x\nnobody,1,y\n";
    JsonNode lines = new FileCalls(server).send(200, "dryRun=false&unit=major&currency=eur", file);
    schemas.fits("FileImport", lines);
    for (JsonNode each : server.get(200, DOORS).path("items")) {
      String its = DOORS + "/" + each.path("id").stringValue();
      schemas.fits("DoorMessagePage", server.get(200, its + "/messages"));
    }
  }
}
