/** Whether what the jars tell GraalVM is true of them. */
@NullMarked
package io.github.mediastore.examples.glue.nativeimage;

import org.jspecify.annotations.NullMarked;
