package io.tributary.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser that follows no redirects. */
final class Buyer {
  private static final Pattern FORM = Pattern.compile("action=\"(/pay/[^\"]+)\"");
  private final HttpClient browser = HttpClient.newHttpClient();

  String look(URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Opens a payment link and presses one of its buttons. */
  HttpResponse<String> pay(URI link, Choice choice) throws IOException, InterruptedException {
    return press(form(link), choice.name());
  }

  /** Where the page's form goes. */
  URI form(URI link) throws IOException, InterruptedException {
    Matcher form = FORM.matcher(look(link));
    if (!form.find()) {
      throw new AssertionError("no form behind " + link);
    }
    return link.resolve(form.group(1));
  }

  HttpResponse<String> press(URI form, String choice) throws IOException, InterruptedException {
    String fields = "email=ada%40example.com&name=Ada+%3Cb%3E&choice=" + choice;
    HttpRequest request =
        HttpRequest.newBuilder(form)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
