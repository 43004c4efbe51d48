package io.tributary.dashboard;

import io.tributary.http.Handler;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What the pages need from other rooms.
 *
 * @param forTheOwner shows strangers the door, and demands the CSRF token of everything unsafe
 * @param publicUrl this server's address as visitors see it, without a slash at the end
 * @param webhookSecretIsSet whether a Stripe webhook could be verified
 * @param linksChanged called after a link was made
 * @param settingsChanged called after a site's settings were changed
 */
public record Ports(
    Function<OwnersPage, Handler> forTheOwner,
    Entrance entrance,
    String publicUrl,
    BooleanSupplier webhookSecretIsSet,
    Runnable linksChanged,
    Runnable settingsChanged,
    InstantSource clock) {}
