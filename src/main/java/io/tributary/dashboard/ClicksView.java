package io.tributary.dashboard;

import io.tributary.model.Click;

/**
 * The list of clicks.
 *
 * @param bots whether those that look automatic are listed too
 */
public record ClicksView(boolean bots, Page<Click> page) {}
