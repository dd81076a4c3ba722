package org.zhenggai.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.InternalServerErrorException;
import org.glassfish.jersey.message.internal.MessageBodyProviderNotFoundException;
import org.junit.jupiter.api.Test;

/** What a failure in the engine's REST means. */
class RestFaultTest {

    @Test
    void whatIsAskedForInAFormThatItHasNotIsNoFaultOfTheServer() {
        Throwable asPicture = new InternalServerErrorException(new MessageBodyProviderNotFoundException("image/png"));

        assertThat(RestFault.of(asPicture, false))
                .hasValueSatisfying(fault -> assertThat(fault.status()).isEqualTo(406));
        assertThat(RestFault.of(new InternalServerErrorException(new IllegalStateException("broken")), false))
                .isEmpty();
    }
}
