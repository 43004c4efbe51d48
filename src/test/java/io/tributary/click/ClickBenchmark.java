package io.tributary.click;

import io.tributary.http.Query;
import io.tributary.model.Accepted;
import io.tributary.model.Channel;
import io.tributary.model.ClickId;
import io.tributary.model.Collected;
import io.tributary.model.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;

/** What reading, judging and storing one arrival costs, and what a redirect adds. */
@State(Scope.Benchmark)
public class ClickBenchmark { // JMH extends it
  private static final String BROWSER =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
  private static final String QUERY =
      "utm_source=facebook&utm_medium=paid&utm_campaign=autumn-sale&fbclid=IwAR0abcdefghijklmnop";
  private static final String PAGE = "https://shop.example/landing?" + QUERY;
  private final SplittableRandom random = new SplittableRandom(7);
  private final ClickIntake intake =
      new ClickIntake(
          site -> Optional.of(Sites.PLAIN).filter(_ -> site.equals(SiteId.DEFAULT)),
          random,
          Object::toString);
  private final Sender sender =
      new Sender("81.1.2.3", Optional.of(BROWSER), false, Instant.parse("2026-11-24T12:00:00Z"));
  private final ClickId id = ClickId.mint(sender.now(), random);
  private final byte[] body =
      Items.arrival(id.toString(), id.toString(), PAGE).getBytes(StandardCharsets.UTF_8);
  private final Report report = read(body);
  private final List<Accepted> items = List.of((Accepted) intake.judge(report, sender));

  @Benchmark
  public Object readArrival() {
    return read(body);
  }

  @Benchmark
  public Collected judgeArrival() {
    return intake.judge(report, sender);
  }

  @Benchmark
  public byte[] writeForTheJournal() {
    return AcceptedRecord.write(items);
  }

  @Benchmark
  public String decorateTarget() {
    return new LinkTarget(Sites.PLAIN, id, Query.parse(QUERY)).decorate("https://shop.example/a");
  }

  @Benchmark
  public Channel findChannel() {
    return ChannelRule.of(
        Landing.at(Address.parse(PAGE).orElseThrow()), Optional.empty(), Sites.PLAIN);
  }

  @Benchmark
  public boolean tellBot() {
    return Bots.isBot(sender.userAgent());
  }

  private static Report read(byte[] body) {
    Optional<JsonNode> tree = ClickReader.json(body);
    return tree.flatMap(ClickReader::read).orElseThrow();
  }
}
