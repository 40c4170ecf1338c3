package io.github.mediastore.examples.parts.page;

import io.github.mediastore.browser.BreakingProxy;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A page that is loaded over a connection that can break, and is whole again after each test. */
abstract class BreakablePage extends OpenPage {

  /** What the connection goes through; of the running application. */
  protected BreakingProxy proxy;

  @BeforeAll
  void openProxy() throws IOException {
    proxy = new BreakingProxy(super.server().getPort());
  }

  @AfterAll
  void closeProxy() throws IOException {
    if (proxy != null) {
      proxy.close();
    }
  }

  @AfterEach
  void mend() {
    proxy.comeBack();
    proxy.flow();
  }

  @Override
  protected URI server() {
    return proxy.root().resolve("/").normalize();
  }
}
