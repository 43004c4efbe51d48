package io.tributary.dashboard;

import io.tributary.http.Handler;
import io.tributary.model.BooksDesk;
import io.tributary.model.Diagnosis;
import io.tributary.model.DoorDesk;
import io.tributary.model.Repair;
import io.tributary.model.RulesPreview;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.model.StripeCredentials;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the pages need from other rooms.
 *
 * @param forTheOwner shows strangers the door, and demands the CSRF token of everything unsafe
 * @param publicUrl this server's address as visitors see it, without a slash at the end
 * @param webhookSecretIsSet whether a Stripe webhook could be verified
 * @param linksChanged called after a link was made
 * @param settingsChanged called after a site's settings were changed
 * @param accountsChanged called after an account, or what belongs to it, was changed
 * @param environment secrets and keys that the operator set, which only the environment changes
 * @param rulesPreview what a site's conversions would be under other rules; empty while others try
 * @param warnings what is wrong now
 * @param doctor looks at everything that may be wrong with the setup
 * @param mend mends something at Stripe; answers what was in the way
 * @param books what may be asked of Stripe's books
 * @param doors what may be done with doors for conversions
 */
public record Ports(
    Function<OwnersPage, Handler> forTheOwner,
    Entrance entrance,
    String publicUrl,
    BooleanSupplier webhookSecretIsSet,
    Runnable linksChanged,
    Runnable settingsChanged,
    Runnable accountsChanged,
    StripeCredentials environment,
    BiFunction<SiteId, SiteRules, Optional<RulesPreview>> rulesPreview,
    Supplier<List<Warning>> warnings,
    Supplier<Diagnosis> doctor,
    Function<Repair, Optional<String>> mend,
    InstantSource clock,
    BooksDesk books,
    DoorDesk doors) {}
