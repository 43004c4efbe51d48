package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.VisitorId;
import io.tributary.testing.SettableClock;
import io.tributary.testing.SmallDisk;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk under journal and PostgreSQL is full, or hangs: visitors are sent on within a second and
 * told that they weren't counted, Stripe is asked to come again, and both are over by themselves.
 */
final class DiskTroubleTest {
  private static final int MEGABYTES = 500;

  /** The second, and some for a machine that others use too. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

  private static final int ITEMS = 60;
  private final SplittableRandom ids = new SplittableRandom(1);
  private final SettableClock clock = SettableClock.atNoon();
  private final List<ClickId> kept = new ArrayList<>();
  private final List<String> stored = new ArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  @TempDir private Path folder;
  private SmallDisk disk;
  private RunningHouse house;

  @BeforeEach
  void open() throws IOException {
    disk = SmallDisk.mount(folder, MEGABYTES);
    open.push(disk);
    house = RunningHouse.embedded(disk.path().resolve("data"), clock);
    open.push(house);
    house.link("spring");
  }

  @AfterEach
  void close() {
    open.forEach(Closing::close);
  }

  @Test
  void fullDisk_sendsVisitorsOn_asksStripeAgain_andIsOverWhenThereIsRoom() throws IOException {
    assertThat(visit()).isEqualTo("accepted");
    assertThat(pay("before")).isEqualTo(200);
    disk.fill();
    assertThat(fillTheJournal()).startsWith("not-kept; reason=").contains("No space left");
    assertThat(payUntilRefused("full")).isEqualTo(503);
    assertThat(house.get("/r/spring").headers().firstValue("Location").orElseThrow())
        .contains("client_reference_id=");
    assertTold();
    disk.makeRoom();
    assertRecovers();
  }

  /** Who watches the server learns it, and what to do. */
  private void assertTold() {
    RunningHouse.await("503", () -> house.get("/ready").statusCode() == 503);
    assertThat(house.get("/ready").body()).startsWith("Clicks are not kept: the disk refused it");
    assertThat(house.metrics().body()).contains("tributary_journal_keeping 0.0");
    for (String alarm : List.of("clicks_not_kept", "disk_filling")) {
      String line = "tributary_alarm{name=\"" + alarm + "\"} 1.0";
      RunningHouse.await(line, () -> house.metrics().body().contains(line));
    }
  }

  @Test
  void hangingDisk_keepsNoVisitorWaiting_andIsOverWhenItGoesOn() {
    assertThat(visit()).isEqualTo("accepted");
    disk.hang();
    try {
      for (int visitor = 0; visitor < 3; visitor++) {
        assertThat(visit()).startsWith("not-kept; reason=").contains("did not confirm within");
      }
      assertThat(payUntilRefused("hanging")).isEqualTo(503);
      assertThat(visit()).startsWith("not-kept; reason=");
    } finally {
      disk.goOn();
    }
    assertRecovers();
  }

  /** Without a restart: visitors count, Stripe is heard, and all that was promised is there. */
  private void assertRecovers() {
    RunningHouse.await("a click that is kept", () -> visit().equals("accepted"));
    RunningHouse.await("a message that is stored", () -> pay("after") == 200);
    house.awaitReady();
    Books books = new Books(house.house().database().address());
    RunningHouse.await(
        kept.size() + " clicks", () -> books.count("clicks") >= kept.size() && books.isSettled());
    Set<String> missing = new HashSet<>();
    kept.forEach(click -> missing.add(click.value().toString()));
    books.column("SELECT id FROM clicks").forEach(missing::remove);
    assertThat(missing).isEmpty();
    assertThat(books.column("SELECT event_id FROM inbox"))
        .containsAll(stored)
        .doesNotHaveDuplicates();
    assertThat(books.column("SELECT error FROM set_aside")).isEmpty();
  }

  /** What a redirect says became of the click; it says so soon, and leads on in any case. */
  private String visit() {
    long start = System.nanoTime();
    HttpResponse<String> answer = house.get("/r/spring");
    assertSoon(start);
    assertThat(answer.statusCode()).isEqualTo(302);
    String result = answer.headers().firstValue("Tributary-Result").orElseThrow();
    if (result.equals("accepted")) {
      String location = answer.headers().firstValue("Location").orElseThrow();
      String id = location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
      kept.add(ClickId.parse(id).orElseThrow());
    }
    return result;
  }

  private int pay(String name) {
    long start = System.nanoTime();
    int status = house.pay(name, kept.getFirst());
    assertSoon(start);
    if (status == 200) {
      stored.add("evt_" + name);
    }
    return status;
  }

  /** PostgreSQL may still find some room in the files it has. */
  private int payUntilRefused(String name) {
    int status = 200;
    for (int number = 0; status == 200 && number < 10_000; number++) {
      status = pay(name + number);
    }
    return status;
  }

  private static void assertSoon(long start) {
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_ANSWER);
  }

  /** Arrivals until the room that was set aside for them is used up; what a redirect then says. */
  private String fillTheJournal() {
    String said = visit();
    for (int message = 0; said.equals("accepted") && message < 1000; message++) {
      List<ClickId> clicks = new ArrayList<>();
      String result =
          house
              .collect(arrivals(clicks), RunningHouse.API_KEY)
              .headers()
              .firstValue("Tributary-Result")
              .orElseThrow();
      if (result.startsWith("accepted=" + ITEMS)) {
        kept.addAll(clicks);
      }
      said = visit();
    }
    return said;
  }

  private String arrivals(List<ClickId> clicks) {
    List<String> items = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      ClickId click = ClickId.mint(clock.instant(), ids);
      clicks.add(click);
      items.add(
          "{\"type\":\"arrival\",\"clickId\":\"%s\",\"visitorId\":\"%s\",\"url\":\"https://shop.example/%s\"}"
              .formatted(click, VisitorId.mint(clock.instant(), ids), "x".repeat(4000)));
    }
    return "[" + String.join(",", items) + "]";
  }
}
