/**
 * HTTP answers for media, without any framework: the request's headers in; status, headers and body
 * out.
 *
 * <p>{@link io.github.mediastore.http.MediaResponse} shows the lines for a servlet. The others
 * differ only in how they are given the answer. Spring MVC, in a method that takes {@code
 * HttpMethod} and {@code @RequestHeader HttpHeaders}:
 *
 * <pre>{@code
 * var request = MediaRequest.of(method.name(), headers::get);
 * var answer = MediaResponse.of(store, slot, request, CachePolicy.revalidate());
 * var response = ResponseEntity.status(answer.status());
 * answer.headers().forEach(response::header);
 * StreamingResponseBody body = answer.hasBody() ? answer::writeTo : null;
 * return response.body(body);
 * }</pre>
 *
 * <p>JAX-RS, in a method with both {@code @GET} and a {@code @Context} of {@code Request} and
 * {@code HttpHeaders}:
 *
 * <pre>{@code
 * var asked = MediaRequest.of(request.getMethod(), headers::getRequestHeader);
 * var answer = MediaResponse.of(store, slot, asked, CachePolicy.revalidate());
 * var response = Response.status(answer.status());
 * answer.headers().forEach(response::header);
 * StreamingOutput body = answer.hasBody() ? answer::writeTo : null;
 * return response.entity(body).build();
 * }</pre>
 *
 * <p>The JDK's own {@code HttpServer}, whose lengths mean something else: 0 would be a body of
 * unknown length, which a broken-off answer could not be told from, and -1 is none.
 *
 * <pre>{@code
 * try (exchange) {
 *   var request = MediaRequest.of(exchange.getRequestMethod(), exchange.getRequestHeaders()::get);
 *   var answer = MediaResponse.of(store, slot, request, CachePolicy.revalidate());
 *   answer.headers().forEach(exchange.getResponseHeaders()::set);
 *   exchange.sendResponseHeaders(answer.status(), answer.hasBody() ? answer.contentLength() : -1);
 *   answer.writeTo(exchange.getResponseBody());
 * }
 * }</pre>
 */
@NullMarked
package io.github.mediastore.http;

import org.jspecify.annotations.NullMarked;
