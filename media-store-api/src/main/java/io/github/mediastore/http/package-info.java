/**
 * HTTP answers for media, without any framework: the request's headers in; status, headers and body
 * out.
 */
@NullMarked
package io.github.mediastore.http;

import org.jspecify.annotations.NullMarked;
