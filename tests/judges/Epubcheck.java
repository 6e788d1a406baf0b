// Runs EPUBCheck over many books in one virtual machine, since its start takes seconds and a check
// a fraction of one. One line a finding: file, severity, code, place, message, parted by tabs; then
// one line a file: file, DONE, number of findings. One kind of note is let pass: CSS-028, which is
// given for every @font-face there is.
//
//   javac -encoding UTF-8 -cp epubcheck.jar -d CLASSES Epubcheck.java
//   java -cp CLASSES:epubcheck.jar Epubcheck BOOK.epub …
//
// Ends with 0 if no book has a finding, with 1 if one has.

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;

public class Epubcheck {
    private static final PrintStream out = System.out;

    private static final class Findings extends DefaultReportImpl {
        private final String file;
        int count = 0;

        Findings(String file) {
            super(file, "", false);
            this.file = file;
            setReportingLevel(ReportingLevel.Usage);
        }

        @Override
        public void message(Message message, EPUBLocation location, Object... arguments) {
            if (message.getID().toString().equals("CSS-028")) return;
            ++count;
            String place = location == null ? "" : location.getPath() + ":" + location.getLine();
            String text = message.getMessage(arguments).replace('\n', ' ');
            out.println(file + "\t" + message.getSeverity() + "\t" + message.getID() + "\t" + place
                    + "\t" + text);
        }
    }

    public static void main(String[] files) {
        // The library talks of its own accord as well: only the lines above are wanted.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        int bad = 0;
        for (String file : files) {
            Findings findings = new Findings(file);
            try {
                new EpubCheck(new File(file), findings).doValidate();
            } catch (RuntimeException | StackOverflowError broken) {
                out.println(file + "\tCRASH\t\t\t" + broken);
                ++findings.count;
            }
            out.println(file + "\tDONE\t" + findings.count);
            if (findings.count != 0) ++bad;
        }
        out.flush();
        System.exit(bad == 0 ? 0 : 1);
    }
}
