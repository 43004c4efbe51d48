package io.tributary.dashboard;

/** A heading and what to do next. */
public record MessageView(String heading, String message) {}
