package io.tributary.api;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Sends files of conversions to the API. */
record FileCalls(ApiServer server) {
  /** The answer, which must be that status. */
  JsonNode send(int status, String query, String file) {
    HttpResponse<String> answer = send(query, "text/csv", file.getBytes(StandardCharsets.UTF_8));
    if (answer.statusCode() != status) {
      throw new AssertionError(query + " answered " + answer.statusCode() + " " + answer.body());
    }
    return ApiServer.MAPPER.readTree(answer.body());
  }

  HttpResponse<String> send(String query, String type, byte[] file) {
    return server.exchange(
        server
            .request("/api/v1/conversions/import?" + query)
            .POST(BodyPublishers.ofByteArray(file))
            .header("Authorization", "Bearer key")
            .header("Content-Type", type));
  }
}
