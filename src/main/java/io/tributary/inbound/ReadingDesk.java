package io.tributary.inbound;

import io.tributary.model.AccountId;
import io.tributary.model.ConversionFile;
import io.tributary.model.ConversionLines;
import io.tributary.model.Door;
import io.tributary.model.DoorDesk;
import io.tributary.model.DoorReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows people and programs how doors read what comes, and takes what programs tell. */
public final class ReadingDesk implements DoorDesk {
  private static final Pattern ADDRESS =
      Pattern.compile("(GET )?https?://\\S+\\?.*", Pattern.DOTALL);
  private final DoorDirectory directory;
  private final DoorTranslator translator;
  private final ProgramDoor programs;
  private final FileDoor files;

  public ReadingDesk(
      DoorDirectory directory, DoorTranslator translator, ProgramDoor programs, FileDoor files) {
    this.directory = directory;
    this.translator = translator;
    this.programs = programs;
    this.files = files;
  }

  @Override
  public void changed() {
    directory.refresh();
  }

  @Override
  public List<DoorReading> tryOut(Door door, String sample) {
    List<DoorReading> readings = new ArrayList<>();
    for (JsonNode tree : submission(sample.strip()).trees()) {
      readings.add(reading(door, tree));
    }
    return readings;
  }

  private static Submission submission(String sample) {
    if (!ADDRESS.matcher(sample).matches()) {
      return new Submission("POST", Optional.empty(), Optional.empty(), sample);
    }
    String query = sample.substring(sample.indexOf('?') + 1).lines().findFirst().orElse("");
    return new Submission("GET", Optional.empty(), Optional.of(query.strip()), "");
  }

  @Override
  public DoorReading tryOut(Door door, byte[] stored) {
    return orFailed(() -> door, stored);
  }

  @Override
  public DoorReading asRead(Door door, int version, byte[] stored) {
    return orFailed(() -> directory.as(door.id(), version), stored);
  }

  private DoorReading orFailed(Supplier<Door> door, byte[] stored) {
    try {
      Submission submission = SubmissionReader.read(stored);
      Arrival.requireReadable(submission);
      return reading(door.get(), submission.tree());
    } catch (IllegalArgumentException unreadable) {
      return new DoorReading(
          List.of(), DoorReading.Result.FAILED, String.valueOf(unreadable.getMessage()));
    }
  }

  private DoorReading reading(Door door, JsonNode tree) {
    Reading reading = translator.explain(door, door.mapping(), tree);
    List<DoorReading.Line> lines =
        reading.lines().stream()
            .map(
                line ->
                    new DoorReading.Line(
                        line.field(), line.place(), line.raw(), line.value(), line.objection()))
            .toList();
    return new DoorReading(lines, result(reading.verdict()), reading.verdict().sentence());
  }

  private static DoorReading.Result result(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> DoorReading.Result.ACCEPTED;
      case Verdict.Discarded _ -> DoorReading.Result.DISCARDED;
      case Verdict.Failed _ -> DoorReading.Result.FAILED;
    };
  }

  /** What can't be read as anything is shown as it came, and to nobody who may not see people. */
  @Override
  public String show(byte[] stored, boolean withPeople) {
    Submission submission;
    try {
      submission = SubmissionReader.read(stored);
    } catch (IllegalArgumentException damaged) {
      return "{}";
    }
    ObjectNode shown = Trees.object().put("method", submission.method());
    submission.contentType().ifPresent(type -> shown.put("contentType", type));
    JsonNode tree = submission.tree();
    if (!tree.isEmpty() || submission.body().isBlank()) {
      return Trees.text(shown.set("message", withPeople ? tree : PersonalData.masked(tree)));
    }
    String hidden = "unreadable, " + submission.body().length() + " characters";
    return Trees.text(shown.put("unreadable", withPeople ? submission.body() : hidden));
  }

  @Override
  public List<Taken> take(AccountId account, Optional<String> key, List<String> events) {
    return programs.take(account, key, events);
  }

  @Override
  public ConversionLines takeFile(ConversionFile file, boolean isDryRun) {
    return files.take(file, isDryRun);
  }
}
