package io.tributary.dashboard;

import java.util.Optional;

/**
 * The form of somebody who wants in.
 *
 * @param token the setup token; empty for signing in
 * @param next where to go afterwards
 * @param objection why the last try failed
 */
public record EntranceView(String email, String token, String next, Optional<String> objection) {}
