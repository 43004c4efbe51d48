package io.tributary;

import io.tributary.cli.CannotStart;
import io.tributary.cli.DiagnosisText;
import io.tributary.cli.DoctorOrder;
import io.tributary.config.Config;
import io.tributary.model.Diagnosis;
import io.tributary.model.Finding;
import io.tributary.model.Repair;
import io.tributary.stripe.Doctor;
import io.tributary.stripe.StripeApis;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code tributary doctor}: beside the server or without it, and even without its database. */
final class DoctorVisit {
  private final PrintWriter out;
  private final InstantSource clock;

  DoctorVisit(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Looks, mends what was asked for, and tells; the exit code: 1 when there is trouble. */
  int run(DoctorOrder order) {
    Config config = order.config();
    try (StripeApis apis = new StripeApis(config.stripe().apiBase())) {
      Optional<Foundations> foundations = found(config);
      try {
        Consultation consultation = new Consultation(config, clock, apis);
        return examine(
            order, foundations.map(consultation::beside).orElseGet(() -> consultation.alone(out)));
      } finally {
        foundations.ifPresent(Closing::close);
      }
    }
  }

  private Optional<Foundations> found(Config config) {
    try {
      return Optional.of(Starting.orExplain("", () -> Foundations.find(config)));
    } catch (CannotStart refusal) {
      out.println(String.valueOf(refusal.getMessage()).strip());
      out.println();
      return Optional.empty();
    }
  }

  private int examine(DoctorOrder order, Doctor doctor) {
    DiagnosisText text = new DiagnosisText(out, PublicAddress.of(order.config()));
    Diagnosis diagnosis = doctor.examine();
    boolean isMended = !order.createEndpoint() || create(doctor, diagnosis);
    if (order.createEndpoint()) {
      diagnosis = doctor.examine();
    }
    text.write(diagnosis);
    return isMended && !diagnosis.hasTrouble() ? 0 : 1;
  }

  private boolean create(Doctor doctor, Diagnosis diagnosis) {
    List<Repair> missing =
        diagnosis.findings().stream()
            .map(Finding::repair)
            .flatMap(Optional::stream)
            .filter(repair -> repair.kind() == Repair.Kind.CREATE_ENDPOINT)
            .toList();
    if (missing.isEmpty()) {
      out.println("No endpoint was made: none is missing that could be. See below.");
    }
    long obstacles = missing.stream().filter(repair -> !isMade(doctor, repair)).count();
    out.println();
    return obstacles == 0;
  }

  private boolean isMade(Doctor doctor, Repair repair) {
    Optional<String> obstacle = doctor.mend(repair);
    String made =
        "The %s endpoint of the account %s was made at Stripe."
            .formatted(repair.test() ? "test" : "live", repair.account());
    out.println(obstacle.orElse(made));
    return obstacle.isEmpty();
  }
}
