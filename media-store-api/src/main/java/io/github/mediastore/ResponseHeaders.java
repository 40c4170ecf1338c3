package io.github.mediastore;

/**
 * What the answer to a presigned address shall say, as field values of HTTP.
 *
 * @param contentType the {@code Content-Type} (RFC 9110, section 8.3)
 * @param contentDisposition the {@code Content-Disposition} (RFC 6266)
 * @param cacheControl the {@code Cache-Control} (RFC 9111, section 5.2)
 */
public record ResponseHeaders(String contentType, String contentDisposition, String cacheControl) {}
