package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Diagnosis;
import java.util.function.Supplier;

/** The resource {@code doctor}: what is wrong with the setup, worst first. */
final class DoctorResource {
  private final Supplier<Diagnosis> doctor;

  DoctorResource(Supplier<Diagnosis> doctor) {
    this.doctor = doctor;
  }

  Response show(Request request) {
    Parameters.none(request);
    return Json.ok(DiagnosisView.of(doctor.get()));
  }
}
