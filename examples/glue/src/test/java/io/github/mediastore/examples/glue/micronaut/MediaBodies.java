package io.github.mediastore.examples.glue.micronaut;

import io.github.mediastore.http.MediaResponse;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.InputStreamByteBody;
import io.micronaut.http.codec.CodecException;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;

/** Has Micronaut send a response's body with its length; a plain stream would have none. */
@Singleton
class MediaBodies implements ResponseBodyWriter<MediaResponse> {

  private final ExecutorService executor;

  MediaBodies(@Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory factory,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<MediaResponse> type,
      MediaType mediaType,
      MediaResponse answer) {
    var length = OptionalLong.of(answer.contentLength());
    return InputStreamByteBody.create(answer.openStream(), length, executor, factory);
  }

  @Override
  public void writeTo(
      Argument<MediaResponse> type,
      MediaType mediaType,
      MediaResponse answer,
      MutableHeaders headers,
      OutputStream out) {
    try {
      answer.writeTo(out);
    } catch (IOException e) {
      throw new CodecException("Cannot write " + mediaType, e);
    }
  }
}
