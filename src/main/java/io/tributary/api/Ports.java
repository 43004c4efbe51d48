package io.tributary.api;

import io.tributary.http.Handler;
import io.tributary.model.BooksDesk;
import io.tributary.model.Diagnosis;
import io.tributary.model.DoorDesk;
import io.tributary.model.RulesPreview;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.model.StripeCredentials;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the API needs from other rooms.
 *
 * @param publicUrl the address visitors know us by, without a slash at its end
 * @param linksChanged tells the redirect that there is a new link
 * @param sitesChanged called after a site was added
 * @param accountsChanged called after an account, or what belongs to it, was changed
 * @param environment secrets and keys that the operator set, which only the environment changes
 * @param rulesPreview what a site's conversions would be under other rules; empty while others try
 * @param guard lets only known callers through to a handler
 * @param doctor looks at everything that may be wrong with the setup
 * @param books what may be asked of Stripe's books
 * @param doors what may be done with doors for conversions
 */
public record Ports(
    Supplier<String> publicUrl,
    Runnable linksChanged,
    Runnable sitesChanged,
    Runnable accountsChanged,
    StripeCredentials environment,
    BiFunction<SiteId, SiteRules, Optional<RulesPreview>> rulesPreview,
    Function<Handler, Handler> guard,
    Supplier<Diagnosis> doctor,
    BooksDesk books,
    DoorDesk doors) {}
