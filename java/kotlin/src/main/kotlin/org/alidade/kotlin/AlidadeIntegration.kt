package org.alidade.kotlin

import org.alidade.plot.Figure
import org.jetbrains.kotlinx.dataframe.AnyFrame
import org.jetbrains.kotlinx.jupyter.api.MimeTypedResult
import org.jetbrains.kotlinx.jupyter.api.libraries.JupyterIntegration
import java.util.Base64

/**
 * What a notebook kernel does when it finds this library on its class path: figures become pictures,
 * records become tables, and the names that every notebook needs are imported.
 */
public class AlidadeIntegration : JupyterIntegration() {
    /** Declares renderers and imports. */
    override fun Builder.onLoaded() {
        import("org.alidade.kotlin.*", "org.alidade.plot.*")
        import("java.nio.file.Files", "java.nio.file.Path")
        render<Figure> { picture(it) }
        render<Record> { it.frame() }
    }

    private fun picture(figure: Figure) =
        MimeTypedResult(
            mapOf("image/png" to Base64.getEncoder().encodeToString(figure.png()), "text/plain" to "figure"),
        )
}
