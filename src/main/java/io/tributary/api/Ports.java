package io.tributary.api;

import io.tributary.http.Handler;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the API needs from other rooms.
 *
 * @param publicUrl the address visitors know us by, without a slash at its end
 * @param linksChanged tells the redirect that there is a new link
 * @param guard lets only known callers through to a handler
 */
public record Ports(
    Supplier<String> publicUrl, Runnable linksChanged, Function<Handler, Handler> guard) {}
