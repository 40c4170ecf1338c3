/**
 * What a file says about itself, read from its first bytes before any memory is taken for its
 * pixels, and never believed; not API.
 *
 * <p>{@link io.github.mediastore.internal.header.ImageHeaderReader} is the entry. It pulls what it
 * needs from an {@link io.github.mediastore.internal.header.UploadBuffer} and answers with an
 * {@link io.github.mediastore.internal.header.ImageHeader} or refuses with a {@link
 * io.github.mediastore.internal.header.HeaderException}; nothing else comes out, whatever the
 * bytes.
 */
@NullMarked
package io.github.mediastore.internal.header;

import org.jspecify.annotations.NullMarked;
