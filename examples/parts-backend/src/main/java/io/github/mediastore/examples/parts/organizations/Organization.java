package io.github.mediastore.examples.parts.organizations;

import io.github.mediastore.examples.parts.media.Image;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param parts how many it has
 * @param logo null if it has none
 */
record Organization(long id, String name, long parts, @Nullable Image logo) {}
