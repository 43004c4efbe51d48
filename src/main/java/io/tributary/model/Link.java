package io.tributary.model;

/**
 * A tracked link.
 *
 * @param slug unique in the whole installation
 * @param target where it leads; the click's id is put into it
 */
public record Link(LinkId id, SiteId site, String slug, String target) {}
