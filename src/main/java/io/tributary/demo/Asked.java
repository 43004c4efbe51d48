package io.tributary.demo;

import io.tributary.http.Query;
import java.util.Optional;

/**
 * A request the stand-in for Stripe's API received; the key isn't kept.
 *
 * @param connected the account it was made for, where it named one
 */
public record Asked(String method, String path, Query parameters, Optional<String> connected) {}
