package io.tributary.dashboard;

import io.tributary.storage.Reports;
import java.util.Optional;

/** What has arrived so far: asked again and again by the setup page. */
public record ProgressView(
    Optional<Reports.Span> clicks, Optional<Reports.Span> messages, boolean webhookSecretIsSet) {}
