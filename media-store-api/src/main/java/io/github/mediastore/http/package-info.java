/**
 * HTTP answers for media, without any framework: the request's headers in; status, headers and body
 * out.
 *
 * <p>{@link io.github.mediastore.http.MediaResponse} shows the lines for a servlet. The others
 * differ only in how they are given the answer. Spring MVC, in a method that takes {@code
 * HttpMethod}, {@code @RequestHeader HttpHeaders} and {@code HttpServletResponse} and returns
 * nothing:
 *
 * <pre>{@code
 * var asked = MediaRequest.of(method.name(), headers::get);
 * var answer =
 *     MediaSlot.parse("users", id, "profile")
 *         .map(slot -> MediaResponse.of(store, slot, asked, CachePolicy.revalidate()))
 *         .orElseGet(MediaResponse::notFound);
 * response.setStatus(answer.status());
 * answer.headers().forEach(response::setHeader);
 * answer.writeTo(response.getOutputStream());
 * }</pre>
 *
 * <p>JAX-RS, in a method for {@code @GET}, called by another for {@code @HEAD}, with a
 * {@code @Context} of {@code Request} and {@code HttpHeaders}. Some implementations replace an
 * error that has no entity by a page of their own, and give any entity a Content-Type, which a 304
 * must not have:
 *
 * <pre>{@code
 * var asked = MediaRequest.of(request.getMethod(), headers::getRequestHeader);
 * var answer =
 *     MediaSlot.parse("users", id, "profile")
 *         .map(slot -> MediaResponse.of(store, slot, asked, CachePolicy.revalidate()))
 *         .orElseGet(MediaResponse::notFound);
 * var response = Response.status(answer.status());
 * answer.headers().forEach(response::header);
 * StreamingOutput body = answer.status() == 304 ? null : answer::writeTo;
 * return response.entity(body).build();
 * }</pre>
 *
 * <p>The JDK's own {@code HttpServer}, whose lengths mean something else: 0 would be a body of
 * unknown length, which a broken-off answer could not be told from, and -1 is none.
 *
 * <pre>{@code
 * try (exchange) {
 *   var asked = MediaRequest.of(exchange.getRequestMethod(), exchange.getRequestHeaders()::get);
 *   var answer =
 *       MediaSlot.parse("users", id, "profile")
 *           .map(slot -> MediaResponse.of(store, slot, asked, CachePolicy.revalidate()))
 *           .orElseGet(MediaResponse::notFound);
 *   answer.headers().forEach(exchange.getResponseHeaders()::set);
 *   exchange.sendResponseHeaders(answer.status(), answer.hasBody() ? answer.contentLength() : -1);
 *   answer.writeTo(exchange.getResponseBody());
 * }
 * }</pre>
 */
@NullMarked
package io.github.mediastore.http;

import org.jspecify.annotations.NullMarked;
