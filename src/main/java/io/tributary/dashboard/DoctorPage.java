package io.tributary.dashboard;

import io.tributary.http.BadRequest;
import io.tributary.http.Forms;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.Diagnosis;
import io.tributary.model.Repair;
import io.tributary.model.Secret;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the doctor finds, trouble first, with what to do and what the doctor can do by itself. */
final class DoctorPage {
  private static final int LONGEST = 255;
  private final Pages pages;
  private final Supplier<Diagnosis> doctor;
  private final Function<Repair, Optional<String>> mend;

  DoctorPage(Pages pages, Supplier<Diagnosis> doctor, Function<Repair, Optional<String>> mend) {
    this.pages = pages;
    this.doctor = doctor;
    this.mend = mend;
  }

  Response show(Request request, Secret csrfToken) {
    Optional<Repair.Kind> done = request.query().first("done").flatMap(DoctorPage::kind);
    return render(200, csrfToken, new DoctorView(doctor.get(), done, Optional.empty()));
  }

  Response mend(Request request, Secret csrfToken) {
    Repair wanted = read(Forms.read(request));
    Optional<String> obstacle = mend.apply(wanted);
    return obstacle.isEmpty()
        ? Pages.secured(Response.seeOther("/doctor?done=" + wanted.kind()))
        : notMended(csrfToken, obstacle.get());
  }

  /** What Stripe said is shown even when nothing can be looked at now. */
  private Response notMended(Secret csrfToken, String obstacle) {
    Optional<Diagnosis> found = diagnosis();
    return found.isPresent()
        ? render(
            422, csrfToken, new DoctorView(found.get(), Optional.empty(), Optional.of(obstacle)))
        : pages.page(422, "message.jte", frame(csrfToken), new MessageView("Not mended", obstacle));
  }

  private Optional<Diagnosis> diagnosis() {
    try {
      return Optional.of(doctor.get());
    } catch (RuntimeException unexamined) {
      return Optional.empty();
    }
  }

  private Response render(int status, Secret csrfToken, DoctorView view) {
    return pages.page(status, "doctor.jte", frame(csrfToken), view);
  }

  private Frame frame(Secret csrfToken) {
    return pages.frame("Doctor", Frame.Tab.SETUP, csrfToken);
  }

  private static Repair read(Query form) {
    Repair.Kind kind =
        form.first("kind")
            .flatMap(DoctorPage::kind)
            .orElseThrow(
                () -> new BadRequest("The field kind names no repair: use the page's buttons."));
    return new Repair(
        kind,
        new AccountId(field(form, "account")),
        field(form, "test").equals("true"),
        field(form, "endpoint"));
  }

  private static String field(Query form, String name) {
    return form.first(name)
        .filter(text -> text.length() <= LONGEST)
        .orElseThrow(
            () ->
                new BadRequest(
                    "The field " + name + " is missing or too long: use the page's buttons."));
  }

  private static Optional<Repair.Kind> kind(String name) {
    return Arrays.stream(Repair.Kind.values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
