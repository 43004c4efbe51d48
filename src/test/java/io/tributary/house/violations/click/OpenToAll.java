package io.tributary.house.violations.click;

/** Can be extended by anybody. */
public class OpenToAll {}
