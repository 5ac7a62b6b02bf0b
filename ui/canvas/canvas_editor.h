#pragma once

#include "core/network/edit.h"
#include "ui/canvas/canvas_scene.h"

#include <QObject>

#include <memory>
#include <optional>

class QMimeData;

namespace glassbox {

/// Media type of copied blocks: a glassbox.network/1 document.
inline constexpr const char* fragmentMimeType = "application/x-glassbox-network";

/// The edits that canvas, keys and menus share: each one undoable command of the document, then the selection of what
/// it made. Reasons why something can't be done go out through NetworkDocument::refused.
class CanvasEditor : public QObject {
    Q_OBJECT

public:
    explicit CanvasEditor(CanvasScene& scene, QObject* parent = nullptr);

    /// Puts an entry into a wire.
    bool insertOnWire(const PaletteEntry& entry, const WireSpec& wire);
    /// Puts an entry behind a block: into its wire, or joined to its free port; before it if it has no output.
    bool insertAfter(const PaletteEntry& entry, const std::string& id);
    /// Adds an entry with its centre at a scene point.
    bool addAt(const PaletteEntry& entry, QPointF center);
    /// Into the selected wire, behind the current block, or at `center`.
    bool insertSomewhere(const PaletteEntry& entry, QPointF center);
    /// Puts a block that lies on a wire, unconnected, into it.
    bool putOnWire(const std::string& id, const WireSpec& wire);

    /// Stores the places of blocks that were dragged; edits of the same key become one.
    void move(const QString& mergeKey = {});
    /// Moves the selected blocks.
    void nudge(QPointF offset);
    void tidy();

    void connectPorts(const WireSpec& wire, const std::optional<WireSpec>& replaced = std::nullopt);
    void removeWire(const WireSpec& wire);
    /// Deletes the selected wire or blocks.
    void removeSelection();
    void rename(const std::string& id, const QString& to);
    void setFrozen(const std::set<std::string>& ids, bool frozen);
    /// Makes one composite block of the selection.
    void groupSelection();
    /// Puts what is inside a composite block in its place.
    void ungroup(const std::string& id);
    /// Gives a composite block a definition of its own.
    bool detach(const std::string& id);
    /// The same for the block that is open.
    void detachOpen();
    /// Makes a setting of an inner block a setting of the block that is open.
    void addParameter(const std::string& id, const std::string& key);
    /// Calls the definition of a composite block otherwise.
    void renameDefinition(const std::string& type, const QString& to);
    void duplicateSelection();
    /// The selected blocks and the wires among them; null if nothing is selected.
    std::unique_ptr<QMimeData> copySelection();
    /// Adds copied blocks; false if the clipboard holds none.
    bool paste(const QMimeData& clipboard);
    void applyMend(const Problem& problem);

private:
    bool commit(const Result<NetworkSpec>& after, const QString& text, const std::set<std::string>& selected);
    NetworkDocument& document() const { return scene_.document(); }
    NetworkSpec pinned() const;
    bool pasteFragment(const NetworkSpec& fragment, const QString& text);

    CanvasScene& scene_;
    int pasted_ = 0;  ///< pastes since the last copy: each lies a little lower
};

}  // namespace glassbox
