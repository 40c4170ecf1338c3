/**
 * Bytes outside the database: what a store of objects such as S3 must do so that media can be kept
 * there, {@link io.github.mediastore.objects.ObjectStore}.
 */
@NullMarked
package io.github.mediastore.objects;

import org.jspecify.annotations.NullMarked;
