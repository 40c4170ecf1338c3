package io.github.mediastore.examples.glue;

import com.sun.net.httpserver.HttpServer;
import io.github.mediastore.MediaStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class PhotoHandlerTest extends GlueContract {

  @Override
  TestServer serve(MediaStore store) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    server.setExecutor(threads);
    server.createContext("/users/", new PhotoHandler(store));
    server.start();
    return TestServer.of(
        server.getAddress().getPort(),
        () -> {
          server.stop(0);
          threads.shutdownNow();
        });
  }
}
